/// A text with `{{name}}` and `{{*}}` in it.
struct TextPattern {
    private enum Piece {
        case text(Substring)
        case hole(String)
    }

    private var pieces: [Piece] = []

    init(_ text: String) {
        var rest = text[...]
        while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
            if open.lowerBound > rest.startIndex { pieces.append(.text(rest[..<open.lowerBound])) }
            pieces.append(.hole(String(rest[open.upperBound..<close.lowerBound])))
            rest = rest[close.upperBound...]
        }
        if !rest.isEmpty { pieces.append(.text(rest)) }
    }

    /// Matches a whole text; each hole takes as little as it can.
    func matches(_ text: String, _ captures: inout Captures) -> Bool {
        var rest = text[...]
        for (place, piece) in pieces.enumerated() {
            switch piece {
            case .text(let literal):
                guard rest.hasPrefix(literal) else { return false }
                rest = rest.dropFirst(literal.count)
            case .hole(let name):
                var taken = rest
                if place + 1 < pieces.count, case .text(let next) = pieces[place + 1] {
                    guard
                        let end = place + 2 == pieces.count
                            ? lastPlace(of: next, in: rest) : rest.firstRange(of: next)?.lowerBound
                    else { return false }
                    taken = rest[..<end]
                }
                rest = rest[taken.endIndex...]
                if name != "*" {
                    if let known = captures[name], known != taken { return false }
                    captures[name] = String(taken)
                }
            }
        }
        return rest.isEmpty
    }

    private func lastPlace(of end: Substring, in text: Substring) -> Substring.Index? {
        text.hasSuffix(end) ? text.index(text.endIndex, offsetBy: -end.count) : nil
    }
}
