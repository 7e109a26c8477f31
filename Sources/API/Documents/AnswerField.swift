/// A header field of an answer that belongs to what is answered.
enum AnswerField: String, Sendable {
    case tag = "ETag"
    case total = "X-Total-Count"
    case links = "Link"
    case location = "Location"
    case cookie = "Set-Cookie"
    case token = "Authorization"
    case challenge = "WWW-Authenticate"
    case retryAfter = "Retry-After"

    var schema: Schema {
        switch self {
        case .tag, .links, .location, .cookie, .token, .challenge: .text
        case .total, .retryAfter: .count
        }
    }

    var note: Text {
        switch self {
        case .tag: Text("If-None-Match, If-Match 에 쓰는 태그", "For If-None-Match and If-Match")
        case .total: Text("전체 개수", "How many there are in all")
        case .links: Text("다른 페이지의 경로 (RFC 8288)", "The paths of other pages (RFC 8288)")
        case .location: Text("새 리소스의 경로", "The new resource's path")
        case .cookie: Text("세션 또는 csrf 쿠키", "The session's cookie, or the csrf cookie")
        case .token: Text("v1, v2 에서 쓸 수 있는 토큰", "A token, which v1 and v2 take, too")
        case .challenge: Text("Bearer 인증이 필요함", "Asks for a Bearer token")
        case .retryAfter: Text("다시 시도하기까지의 초", "Seconds until it may be tried again")
        }
    }

    /// Whether every such answer has it.
    var isAlwaysThere: Bool {
        switch self {
        case .tag, .total, .location, .challenge, .retryAfter: true
        case .links, .cookie, .token: false
        }
    }
}
