/// The media types of what this server answers, as `Content-Type` names them.
public enum ContentType: String, Sendable {
    case json = "application/json; charset=utf-8"
    case text = "text/plain; charset=utf-8"
    case html = "text/html; charset=utf-8"
    case css = "text/css; charset=utf-8"
    case javaScript = "text/javascript; charset=utf-8"
    /// Prometheus's text format.
    case prometheus = "text/plain; version=0.0.4; charset=utf-8"
    case png = "image/png"
    case jpeg = "image/jpeg"
    case webP = "image/webp"
    case gif = "image/gif"
}
