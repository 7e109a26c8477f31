import HTTP

extension JSONError {
    /// Where a text is no JSON, and why, for people. It never holds a part of the text.
    /// - Parameter text: what was parsed.
    func complaint(about text: [UInt8]) -> String {
        let before = text.prefix(offset)
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let column = before.reversed().prefix { $0 != UInt8(ascii: "\n") }.count + 1
        return "line \(line), column \(column): \(sentence)"
    }

    private var sentence: String {
        switch reason {
        case .end: "it ends too early"
        case .unexpected: "this cannot stand here"
        case .trailing: "something follows the value"
        case .encoding: "it is not UTF-8, or begins with a byte order mark"
        case .depth: "it is nested too deep"
        case .duplicateKey: "its object has this key already"
        case .escape: "an escape is not valid"
        case .control: "a control character stands in a string"
        case .number: "a number is not valid"
        }
    }
}
