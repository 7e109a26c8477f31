/// What becomes of a connection after a reply (RFC 9112, section 9.3).
enum Persistence {
    /// HTTP/1.1: it stays, and nothing needs to be said.
    case stays
    /// HTTP/1.0 that asked for it: it stays, and the reply says so.
    case keptAlive
    case closes

    /// - Parameter connection: the request's `Connection` field.
    init(majorVersion: Int8, minorVersion: Int8, connection: String?) {
        let options = connection?.lowercased()
        if majorVersion == 1, minorVersion >= 1 {
            self = options.map(Self.asksToClose) == true ? .closes : .stays
        } else {
            // evhttp looks at the beginning of the field alone, and closes otherwise.
            self = options?.hasPrefix("keep-alive") == true ? .keptAlive : .closes
        }
    }

    private static func asksToClose(_ options: String) -> Bool {
        options.split { $0 == "," || $0 == " " || $0 == "\t" }.contains("close")
    }

    /// The reply's `Connection` field, with its line's end.
    var field: StaticString {
        switch self {
        case .stays: ""
        case .keptAlive: "Connection: keep-alive\r\n"
        case .closes: "Connection: close\r\n"
        }
    }
}
