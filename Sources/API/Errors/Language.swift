/// A language in which messages are written.
public enum Language: String, CaseIterable, Sendable {
    case korean = "ko"
    case english = "en"
}

/// A text in every language.
struct Text: Sendable {
    let korean: String
    let english: String

    init(_ korean: String, _ english: String) {
        self.korean = korean
        self.english = english
    }

    func callAsFunction(in language: Language) -> String {
        switch language {
        case .korean: korean
        case .english: english
        }
    }
}
