import Domain

extension BodyFields {
    /// Reads a body of a type.
    /// - Throws: `unreadableBody`; `invalid` where it is no object, and where a field comes twice.
    init(_ body: [UInt8], _ type: BodyType) throws(Failure) {
        switch type {
        case .json:
            self = try .json(body)
        case .form:
            // An empty body, or one with a byte order mark, is as little a form as it is JSON.
            if body.isEmpty || body.starts(with: [0xEF, 0xBB, 0xBF]) { throw .unreadableBody }
            self = try .form(body)
        case .multipart(let boundary):
            guard let boundary else { throw .unreadableBody }
            self = try .multipart(body, boundary: boundary)
        }
    }
}
