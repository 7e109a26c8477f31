import Domain
import HTTP

/// A type of body that some contract takes.
enum BodyType: Sendable {
    case json
    case form
    /// - boundary: nil where the type names none.
    case multipart(boundary: String?)

    /// - Returns: nil for any other type, and for texts in another encoding than UTF-8.
    init?(_ type: MediaType) {
        switch type.essence {
        case "application/json": self = .json
        // The second is how the guideline of v1 spells it.
        case "application/x-www-form-urlencoded", "application/x-www-urlencoded": self = .form
        case "multipart/form-data": self = .multipart(boundary: type["boundary"])
        case _: return nil
        }
        if case .multipart = self { return }
        guard type["charset"].map({ $0.lowercased() == "utf-8" }) ?? true else { return nil }
    }

    /// The type of a request's body; nil where it names none.
    /// - Throws: `unsupportedType` for any other, and where the body is encoded beyond its type.
    static func named(by request: Request) throws(Failure) -> BodyType? {
        if request.headers["content-encoding"] != nil { throw .unsupportedType }
        let names = request.headers.values("content-type")
        if names.isEmpty { return nil }
        guard names.count == 1, let type = MediaType(names[0]).flatMap(BodyType.init) else { throw .unsupportedType }
        return type
    }
}
