/// Takes the text of a transcript apart.
struct TranscriptReader {
    private let lines: [Substring]
    private var place = 0

    init(_ text: String) {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    mutating func exchanges() throws -> [Transcript.Exchange] {
        var exchanges: [Transcript.Exchange] = []
        while place < lines.count {
            guard lines[place].hasPrefix("###") else {
                guard lines[place].isEmpty || lines[place].hasPrefix("#") || lines[place].hasPrefix("@") else {
                    throw error("expected ###")
                }
                place += 1
                continue
            }
            exchanges.append(try exchange())
        }
        return exchanges
    }

    private mutating func exchange() throws -> Transcript.Exchange {
        let title = lines[place].drop { $0 == "#" || $0 == " " }
        place += 1
        while place < lines.count, lines[place].isEmpty || lines[place].hasPrefix("#") { place += 1 }
        let line = place + 1
        let request = try head()
        let parts = request.start.split(separator: " ", maxSplits: 1)
        guard parts.count == 2 else { throw error("expected METHOD TARGET") }
        let body = text { $0.hasPrefix("HTTP/1.1 ") || $0.hasPrefix("###") }
        guard place < lines.count, lines[place].hasPrefix("HTTP/1.1 ") else { throw error("expected HTTP/1.1 STATUS") }
        let response = try head()
        guard let status = Int(response.start.dropFirst(9).prefix(3)) else { throw error("expected a status") }
        return Transcript.Exchange(
            title: String(title),
            line: line,
            method: String(parts[0]),
            target: String(parts[1]).replacing("{{host}}", with: ""),
            headers: request.fields,
            body: body,
            status: status,
            expectedHeaders: response.fields,
            expectedBody: text { $0.hasPrefix("###") }
        )
    }

    private mutating func head() throws -> (start: Substring, fields: [(name: String, value: String)]) {
        let start = lines[place]
        place += 1
        var fields: [(name: String, value: String)] = []
        while place < lines.count, !lines[place].isEmpty, !lines[place].hasPrefix("###") {
            guard let colon = lines[place].firstIndex(of: ":") else { throw error("expected NAME: VALUE") }
            let value = lines[place][lines[place].index(after: colon)...].drop { $0 == " " }
            fields.append((String(lines[place][..<colon]), String(value)))
            place += 1
        }
        return (start, fields)
    }

    /// The lines up to one, without the empty ones around them.
    private mutating func text(until isEnd: (Substring) -> Bool) -> String {
        var taken: [Substring] = []
        while place < lines.count, !isEnd(lines[place]) {
            taken.append(lines[place])
            place += 1
        }
        while taken.first?.isEmpty == true { taken.removeFirst() }
        while taken.last?.isEmpty == true { taken.removeLast() }
        return taken.joined(separator: "\n")
    }

    private func error(_ message: String) -> TranscriptError {
        TranscriptError(line: place + 1, message: message)
    }
}
