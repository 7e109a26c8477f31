import Configuration

extension Configuration.Resolved {
    /// One resolved value.
    struct Line: Sendable {
        let setting: Setting
        let content: ConfigContent
        let kind: String
    }

    /// Every key with its value and its source, a line each; secrets are hidden.
    public var report: [String] {
        lines.map { line in
            let isHidden = line.setting.isSecret && line.content != line.setting.initial
            let value = isHidden ? "<redacted>" : Shown.content(line.content)
            return "\(line.setting.key) = \(value)  (source: \(line.kind))"
        }
    }
}
