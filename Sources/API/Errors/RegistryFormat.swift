internal import HTTP

/// A form in which the error registry is printed.
public enum RegistryFormat: String, CaseIterable, Sendable {
    /// A line for each code, with tabs between its columns.
    case text
    /// A table.
    case markdown
    /// An array of objects.
    case json

    /// The whole registry, without a line break at the end.
    public func print(in language: Language) -> String {
        let rows = RegistryRow.all(in: language)
        switch self {
        case .text:
            return rows.map { row in
                let statuses = row.statuses.map { "\($0.contract) \($0.status)" }.joined(separator: ", ")
                return "\(row.code)\t\(statuses)\t\(row.description)"
            }.joined(separator: "\n")
        case .markdown:
            let contracts = rows.first?.statuses.map(\.contract) ?? []
            let columns = ["code"] + contracts + ["description"]
            let head = [columns, columns.map { _ in "---" }]
            let cells = rows.map { [$0.code] + $0.statuses.map { String($0.status) } + [$0.description] }
            return (head + cells).map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
        case .json:
            return Self.json(rows)
        }
    }

    private static func json(_ rows: [RegistryRow]) -> String {
        var writer = JSONWriter(capacity: 8192)
        writer.beginArray()
        for row in rows {
            writer.beginObject()
            writer.member("code", row.code)
            writer.key("statuses")
            writer.beginObject()
            for (contract, status) in row.statuses {
                writer.key(text: contract)
                writer.integer(status)
            }
            writer.endObject()
            writer.member("description", row.description)
            writer.endObject()
        }
        writer.endArray()
        return String(decoding: writer.finish(), as: UTF8.self)
    }
}
