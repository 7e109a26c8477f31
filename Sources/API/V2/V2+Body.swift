import Domain
import HTTP

extension V2 {
    /// Reads a body: JSON or `multipart/form-data`, nothing else.
    /// - Throws: `unsupportedType`, `unreadableBody`, `invalid`.
    static func fields(of request: Request) throws(Failure) -> BodyFields {
        switch try BodyType.named(by: request) {
        // An empty body is said to be empty, whether or not it has a type.
        case nil: throw request.body.isEmpty ? .unreadableBody : .unsupportedType
        case .form?: throw .unsupportedType
        case let type?: return try BodyFields(request.body, type)
        }
    }
}
