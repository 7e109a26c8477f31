/// A response as it came over the wire.
public struct WireResponse: Sendable {
    public let status: Int
    /// Names as the server spells them, values trimmed.
    public let fields: [(name: String, value: String)]
    public var body: [UInt8] = []

    public var text: String { String(decoding: body, as: UTF8.self) }

    /// - Parameter head: without the empty line.
    init(head: String) {
        let lines = head.split(separator: "\r\n", omittingEmptySubsequences: false)
        status = lines.first.flatMap { $0.split(separator: " ").dropFirst().first }.flatMap { Int($0) } ?? 0
        fields = lines.dropFirst().map { line in
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            return (String(parts[0]), parts.count > 1 ? String(parts[1].drop { $0 == " " }) : "")
        }
    }

    /// The first value of a field.
    /// - Parameter name: in lower case.
    public subscript(name: String) -> String? {
        fields.first { $0.name.lowercased() == name }?.value
    }
}
