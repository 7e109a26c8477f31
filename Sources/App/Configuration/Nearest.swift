/// Finds what was probably meant.
enum Nearest {
    /// A known name, and its last part: people forget the parts before it.
    struct Candidate {
        let name: String
        let lastPart: String
    }

    /// - Parameter lastPart: of `name`.
    static func candidate(to name: String, lastPart: String, among candidates: [Candidate]) -> String {
        candidates.min { left, right in
            distance(name, lastPart, left) < distance(name, lastPart, right)
        }?.name ?? ""
    }

    private static func distance(_ name: String, _ lastPart: String, _ candidate: Candidate) -> Int {
        min(
            edits(from: name.lowercased(), to: candidate.name.lowercased()),
            edits(from: lastPart.lowercased(), to: candidate.lastPart.lowercased()) + 2
        )
    }

    /// How many characters have to be put in, taken out or replaced (Levenshtein's distance).
    static func edits(from source: String, to target: String) -> Int {
        let wanted = Array(target)
        var row = Array(0...wanted.count)
        // A name is long only by mistake; what follows its first characters does not matter.
        for (index, character) in source.prefix(200).enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in wanted.indices {
                let replaced = diagonal + (wanted[column] == character ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
            }
        }
        return row[wanted.count]
    }
}
