import Domain
import HTTP

extension Classic {
    /// Reads a body: a form where it says that it is one, JSON in all other cases.
    /// - Throws: `unsupportedType`, `unreadableBody`, `invalid`.
    static func fields(of request: Request) throws(Failure) -> BodyFields {
        if request.headers["content-encoding"] != nil { throw .unsupportedType }
        let names = request.headers.values("content-type")
        let type = names.count == 1 ? MediaType(names[0]).flatMap(BodyType.init) : nil
        switch type {
        case .multipart(let boundary)?: return try BodyFields(request.body, .multipart(boundary: boundary))
        // What many clients call any text that they post; no form begins so, because forms escape the brace.
        case .form? where !isObject(request.body): return try BodyFields(request.body, .form)
        case .form?, .json?, nil: return try BodyFields(request.body, .json)
        }
    }

    private static func isObject(_ body: [UInt8]) -> Bool {
        body.first { ![UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n")].contains($0) }
            == UInt8(ascii: "{")
    }

    /// The identifier of a tweet, as a number or as a text.
    /// - Returns: nil where it is none.
    /// - Throws: `invalid` where it is missing.
    static func contentID(_ fields: BodyFields) throws(Failure) -> Tweet.ID? {
        if case .value(let id) = fields.id("content_id") as Given<Tweet.ID> { return id }
        switch fields.filled("content_id") {
        case .absent, .null: throw .invalid([FieldError("content_id", .missing)])
        case .wrongType: return nil
        case .value(let text): return Tweet.ID(digits: text)
        }
    }
}

extension BodyFields {
    /// A text; an empty one is none.
    func filled(_ key: String) -> Given<String> {
        let given = text(key)
        if case .value("") = given { return .absent }
        return given
    }
}
