import Configuration

extension Configuration.Resolved {
    /// One resolved value.
    struct Line: Sendable {
        let key: String
        /// Never a secret, so that whoever prints a configuration prints none.
        let value: String
        let kind: String

        init(_ setting: Setting, _ content: ConfigContent, kind: String) {
            let isHidden = setting.isSecret && content != setting.initial
            key = setting.key
            value = isHidden ? "<redacted>" : Shown.content(content)
            self.kind = kind
        }
    }

    /// Every key with its value and its source, a line each; secrets are hidden.
    public var report: [String] {
        lines.map { "\($0.key) = \($0.value)  (source: \($0.kind))" }
    }
}
