/// How large a request may be before `HeadGuard` refuses it.
struct FramingLimits: Sendable {
    /// Request line, field lines, trailers and their line ends together, in bytes; up to 2^31 - 1.
    var maxHeadBytes = 16 * 1_024
    /// Field lines, trailers included; up to 65,535.
    var maxFields = 100
    /// The body without its chunks' frames, in bytes; up to 2^58.
    var maxBodyBytes = 1_048_576
}
