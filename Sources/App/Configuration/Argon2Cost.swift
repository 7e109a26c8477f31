/// What one hash costs (RFC 9106); there is always one lane.
public struct Argon2Cost: Hashable, Sendable {
    /// In KiB.
    public internal(set) var memoryKiB = 19_456
    /// Passes over the memory.
    public internal(set) var iterations = 2

    public init() {}

    init(memoryKiB: Int, iterations: Int) {
        self.memoryKiB = memoryKiB
        self.iterations = iterations
    }

    /// Whether it is at least what OWASP's Password Storage Cheat Sheet asks for: 19 MiB and two passes.
    var isRecommended: Bool {
        memoryKiB >= 19_456 && iterations >= 2
    }
}
