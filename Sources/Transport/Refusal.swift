/// Why a request is refused before it becomes a `Request`.
public enum Refusal: Sendable {
    /// Not a valid HTTP request.
    case malformed
    /// Its head or its body is larger than allowed.
    case tooLarge
    /// Its handler takes too long.
    case overdue
}
