/// Why a body is not the `multipart/form-data` that this server takes.
public enum MultipartError: Error, Hashable, Sendable {
    /// The boundary is none: 1 to 70 characters of those that RFC 2046 names.
    case boundary
    /// The last boundary is missing.
    case truncated
    /// Something else than a line break follows a boundary.
    case delimiter
    /// A part's head has no end, is too long, or does not say the name of its field.
    case head
    /// More parts than `Multipart.maxParts`.
    case tooManyParts
}
