import Configuration

/// Values as people are shown them, on one line, as JSON would write them.
enum Shown {
    /// - Returns: the text in quotes, cut after 100 characters.
    static func text(_ text: String) -> String {
        let cut = text.prefix(100)
        return LogText.quoted(String(cut) + (cut.endIndex == text.endIndex ? "" : "…"))
    }

    static func content(_ content: ConfigContent) -> String {
        switch content {
        case .string(let text): LogText.quoted(text)
        case .int(let number): "\(number)"
        case .bool(let value): "\(value)"
        case .stringArray(let texts): "[\(texts.map(LogText.quoted).joined(separator: ", "))]"
        default: "\(content)"
        }
    }
}
