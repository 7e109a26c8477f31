import Domain
import HTTP

extension V2 {
    /// The user that a variable segment names: `me` is the caller.
    /// - Throws: `invalid`; `noToken` for `me` without a caller.
    static func user(_ call: Call, field: String = "id") throws(Failure) -> User.ID {
        let text = call.parameter(0)
        if text == "me" { return try call.signedIn().user }
        guard let id = User.ID(digits: text) else { throw .invalid([FieldError(field, .identifier)]) }
        return id
    }

    /// The tweet that a variable segment names.
    /// - Throws: `invalid`.
    static func tweet(_ call: Call) throws(Failure) -> Tweet.ID {
        guard let id = Tweet.ID(digits: call.parameter(0)) else { throw .invalid([FieldError("id", .identifier)]) }
        return id
    }
}
