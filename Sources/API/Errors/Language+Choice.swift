import HTTP

extension Language {
    private static let names = allCases.map(\.rawValue)

    /// The language that `Accept-Language` asks for.
    /// - Parameter otherwise: where it asks for none that we have.
    init(accepting field: String?, else otherwise: Language) {
        guard let field else {
            self = otherwise
            return
        }
        let chosen = AcceptLanguage.choose(field, among: Self.names, otherwise: otherwise.rawValue)
        self = Language(rawValue: chosen) ?? otherwise
    }
}

extension Request {
    /// The language in which the caller wants to be answered.
    func language(else otherwise: Language) -> Language {
        Language(accepting: headers["accept-language"], else: otherwise)
    }
}
