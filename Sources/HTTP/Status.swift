/// A response status code (RFC 9110, section 15).
public struct Status: RawRepresentable, Hashable, Sendable {
    /// 100 to 599.
    public var rawValue: Int { Int(code) }

    private let code: UInt16

    public init(rawValue: Int) {
        code = UInt16(rawValue)
    }

    public static let ok = Status(rawValue: 200)
    public static let created = Status(rawValue: 201)
    public static let noContent = Status(rawValue: 204)
    public static let notModified = Status(rawValue: 304)
    public static let badRequest = Status(rawValue: 400)
    public static let unauthorized = Status(rawValue: 401)
    public static let forbidden = Status(rawValue: 403)
    public static let notFound = Status(rawValue: 404)
    public static let conflict = Status(rawValue: 409)
    public static let internalServerError = Status(rawValue: 500)
    public static let badGateway = Status(rawValue: 502)
    public static let serviceUnavailable = Status(rawValue: 503)

    /// The reason phrase of the statuses that miniter sends; empty for any other.
    public var reason: StaticString {
        switch rawValue {
        case 200: "OK"
        case 201: "Created"
        case 204: "No Content"
        case 304: "Not Modified"
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 409: "Conflict"
        case 500: "Internal Server Error"
        case 502: "Bad Gateway"
        case 503: "Service Unavailable"
        default: ""
        }
    }
}
