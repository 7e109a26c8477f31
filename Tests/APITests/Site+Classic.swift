import HTTP

@testable import API

extension Site {
    /// Asks contract classic for something.
    /// - Parameters:
    ///   - cookies: such as `csrftoken=a; sessionid=b`.
    ///   - headers: with lower-case names.
    func classic(
        _ path: String,
        _ json: String,
        cookies: String? = nil,
        headers: [(String, String)] = []
    ) async -> Response {
        await ask(.post, path, json: json, headers: headers + (cookies.map { [("cookie", $0)] } ?? []))
    }

    /// Signs a user up in classic and logs in.
    func joinClassic(_ id: String, csrf: String = "") async throws -> ClassicMember {
        let body = #"{"user_id":"\#(id)","user_name":"N","user_password":"pw","user_csrf":"\#(csrf)"}"#
        let made = await classic("/signup", body)
        guard made.message == "Sign Up Success" else { throw Answer.Missing(key: "message", value: made.json.value) }
        return try await logInClassic(id)
    }

    func logInClassic(_ id: String, cookies: String? = nil) async throws -> ClassicMember {
        let answer = await classic("/login", #"{"user_id":"\#(id)","user_password":"pw"}"#, cookies: cookies)
        guard let token = answer.header("Authorization"), let cookie = answer.header("Set-Cookie") else {
            throw Answer.Missing(key: "Set-Cookie", value: answer.json.value)
        }
        return ClassicMember(
            id: id,
            token: String(token.dropFirst("Bearer ".count)),
            cookie: String(cookie.prefix { $0 != ";" })
        )
    }

    /// Who signed up or logged in with a csrf value; nil where it is nobody's.
    func owner(of csrf: String) async -> String? {
        let answer = await classic("/user_auth", #"{"user_csrf":"\#(csrf)"}"#)
        guard case .string(let data)? = answer.json["data"], let info = try? JSONParser.parse(Array(data.utf8)),
            case .string(let id)? = Answer(value: info)["user_id"]
        else { return nil }
        return id
    }
}

/// A user of a test, logged in through classic.
struct ClassicMember: Sendable {
    let id: String
    /// Without the word `Bearer`.
    let token: String
    /// `sessionid=…`
    let cookie: String
}

extension Response {
    /// What an answer of classic says.
    var message: String? {
        if case .string(let message)? = json["message"] { message } else { nil }
    }
}
