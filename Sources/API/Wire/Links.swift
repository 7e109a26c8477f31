import HTTP

/// Writes the value of a list's `Link` field (RFC 8288): other parts of the list, under the path and the parameters of
/// the request.
struct Links {
    /// How much room each link asks for.
    let room: Int
    private let request: Request
    private let name: StaticString
    /// Where the first link has what all have before their number, and behind it.
    private var before: Range<Int>?
    private var behind = 0..<0

    /// - Parameter name: the parameter that has another value in each link.
    init(_ request: Request, varying name: StaticString) {
        self.request = request
        self.name = name
        // With 32 for what is the same in all: a comma, brackets, and what the link is.
        var room = request.path.utf8.count + name.utf8CodeUnitCount + ByteCursor.digitsRoom + 32
        Self.forEachOther(than: name, in: request) { parameter in
            room += PercentEncoding.room(for: parameter.name) + PercentEncoding.room(for: parameter.value) + 2
        }
        self.room = room
    }

    /// Writes a link to the same list with another value of the parameter.
    /// - Parameters:
    ///   - relation: in ten letters at most.
    ///   - number: not negative.
    mutating func write(_ relation: StaticString, _ number: Int64, to field: inout ByteCursor) {
        if let before {
            field.put(", ")
            field.put(again: before)
            field.put(digits: UInt64(number))
            field.put(again: behind)
        } else {
            let start = field.count
            writePath(to: &field)
            before = start..<field.count
            field.put(digits: UInt64(number))
            let end = field.count
            writeParameters(to: &field)
            behind = end..<field.count
        }
        field.put(relation)
        field.put(UInt8(ascii: "\""))
    }

    private func writePath(to field: inout ByteCursor) {
        field.put(UInt8(ascii: "<"))
        field.put(request.path.utf8.span)
        field.put(UInt8(ascii: "?"))
        field.put(name)
        field.put(UInt8(ascii: "="))
    }

    private func writeParameters(to field: inout ByteCursor) {
        Self.forEachOther(than: name, in: request) { parameter in
            field.put(UInt8(ascii: "&"))
            PercentEncoding.write(parameter.name, to: &field)
            field.put(UInt8(ascii: "="))
            PercentEncoding.write(parameter.value, to: &field)
        }
        field.put(">; rel=\"")
    }

    private static func forEachOther(
        than name: StaticString,
        in request: Request,
        _ body: ((name: String, value: String)) -> Void
    ) {
        guard let parameters = request.query?.parameters, !parameters.isEmpty else { return }
        let name = name.description
        for parameter in parameters where parameter.name != name { body(parameter) }
    }
}
