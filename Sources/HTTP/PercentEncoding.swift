/// Percent-encoding (RFC 3986, section 2.1), decoded exactly once.
public enum PercentEncoding {
    /// - Returns: nil for an invalid escape, a NUL or invalid UTF-8.
    public static func decode(_ text: Substring) -> String? {
        nil
    }
}
