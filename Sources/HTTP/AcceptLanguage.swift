/// Chooses a language by `Accept-Language` (RFC 9110, section 12.5.4).
public enum AcceptLanguage {
    /// The language with the highest weight, and among equals the one named first.
    ///
    /// A range with a region, such as `en-US`, names its language. `*` means the languages that no other range names,
    /// the default before the others. A weight of 0 excludes.
    /// - Parameters:
    ///   - value: of the header field; nil where it is absent.
    ///   - languages: to choose from, in lower case.
    ///   - otherwise: the default, which is also the answer where nothing matches or the field cannot be read.
    public static func choose(_ value: String?, among languages: [String], otherwise: String) -> String {
        guard let value, let ranges = ranges(value) else { return otherwise }
        var best: (language: String, weight: Int, place: Int)?
        for language in [otherwise] + languages.filter({ $0 != otherwise }) {
            let named = ranges.indices.filter { ranges[$0].language == language }
            let candidates = named.isEmpty ? ranges.indices.filter { ranges[$0].language == "*" } : named
            // The first among those of the highest weight.
            guard
                let place = candidates.max(by: {
                    ranges[$0].weight < ranges[$1].weight || ranges[$0].weight == ranges[$1].weight && $0 > $1
                })
            else { continue }
            let weight = ranges[place].weight
            guard weight > 0 else { continue }
            if let best, best.weight > weight || best.weight == weight && best.place <= place { continue }
            best = (language, weight, place)
        }
        return best?.language ?? otherwise
    }

    /// - Returns: languages in lower case and weights in thousandths; nil where the field cannot be read.
    private static func ranges(_ value: String) -> [(language: String, weight: Int)]? {
        var ranges: [(language: String, weight: Int)] = []
        var scanner = FieldScanner(value)
        while true {
            scanner.skipSpace()
            if scanner.take(",") { continue }
            if scanner.isAtEnd { return ranges }
            guard let range = scanner.token(), let language = language(of: range) else { return nil }
            scanner.skipSpace()
            var weight = 1000
            if scanner.take(";") {
                scanner.skipSpace()
                guard scanner.take("q") || scanner.take("Q"), scanner.take("="), let text = scanner.token(),
                    let given = self.weight(text)
                else { return nil }
                weight = given
                scanner.skipSpace()
            }
            guard scanner.isAtEnd || scanner.next == UInt8(ascii: ",") else { return nil }
            ranges.append((language, weight))
        }
    }

    /// The first part of `en-US`, in lower case; nil for what is no range (RFC 4647, section 2.1).
    private static func language(of range: String) -> String? {
        if range == "*" { return range }
        let parts = range.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        for (place, part) in parts.enumerated() {
            let isWellFormed = part.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                    || place > 0 && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            }
            guard isWellFormed, (1...8).contains(part.count) else { return nil }
        }
        return parts.first.map { String(Substring($0)).lowercased() }
    }

    /// `0`, `1`, or up to three digits after the point, in thousandths and at most 1000.
    private static func weight(_ text: String) -> Int? {
        let bytes = Array(text.utf8)
        guard (1...5).contains(bytes.count), bytes.count < 2 || bytes[1] == UInt8(ascii: ".") else { return nil }
        var weight = 0
        for place in [0, 2, 3, 4] {
            let digit = place < bytes.count ? bytes[place] : UInt8(ascii: "0")
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            weight = weight * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return weight <= 1000 ? weight : nil
    }
}
