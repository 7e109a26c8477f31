import Configuration

extension Configuration {
    /// What is wrong with the value of a flag, as a sentence without the value; nil where it is good.
    public static func complaint(about text: String, for key: String) -> String? {
        guard let setting = Setting.named(key) else { return "there is no key \(key)" }
        do {
            _ = try setting.checked(setting.content(ofText: text))
            return nil
        } catch {
            return "expected \(setting.expected)"
        }
    }

    /// What a key is for, and its default; a line for help texts.
    public static func help(for key: String) -> String {
        guard let setting = Setting.named(key) else { return "" }
        let initial =
            switch setting.initial {
            case .string(let text): text
            default: Shown.content(setting.initial)
            }
        return "\(setting.summary) (default: \(initial))"
    }
}
