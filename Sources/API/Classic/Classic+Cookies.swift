import Domain
import HTTP

extension Classic {
    /// The cookie that proves a session.
    static let sessionCookie = "sessionid"
    /// The cookie by which a browser is known again. Its value is random, and scripts read it.
    static let csrfCookie = "csrftoken"

    /// In bytes, a multiple of three, so that it is as long in base64url as it looks.
    private static let csrfLength = 24
    /// A year, in seconds.
    private static let csrfMaxAge: Int64 = 365 * 24 * 60 * 60

    /// Gives a csrf cookie to clients that have none.
    func complete(_ response: inout Response, to request: Request) {
        guard request.method == .get || request.method == .head else { return }
        if let value = Cookies(request.headers)[Self.csrfCookie], !value.isEmpty { return }
        let cookie = SetCookie(
            Self.csrfCookie,
            Base64URL.encode(world.randomBytes(Self.csrfLength)),
            maxAge: Self.csrfMaxAge,
            isHTTPOnly: false,
            isSecure: request.isSecure
        )
        response.headers.append("Set-Cookie", cookie.fieldValue)
    }

    /// The csrf values with which a request comes: that of its body, and that of its cookie.
    /// - Throws: `invalid` where the body's is no text.
    func csrfValues(_ fields: BodyFields, _ request: Request) throws(Failure) -> [String] {
        var values: [String] = []
        switch fields.text("user_csrf") {
        case .absent, .null: break
        case .wrongType: throw .invalid([FieldError("user_csrf", .mustBeText)])
        case .value(let value): values.append(value)
        }
        if trust.admits(request), let value = Cookies(request.headers)[Self.csrfCookie] { values.append(value) }
        return values
    }
}
