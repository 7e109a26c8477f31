import HTTP

/// Writes the value of a list's `Link` field (RFC 8288): other parts of the list, under the path and the parameters of
/// the request.
struct Links {
    /// What every link has before its number, and after it.
    private var ends: [UInt8] = []
    private let middle: Int
    private var isFirst = true

    /// - Parameter name: the parameter that has another value in each link.
    init(_ request: Request, varying name: StaticString) {
        ends.reserveCapacity(request.target.utf8.count + 64)
        ends.append(UInt8(ascii: "<"))
        ends.append(request.path.utf8Span.span)
        ends.append(UInt8(ascii: "?"))
        ends.append(name)
        ends.append(UInt8(ascii: "="))
        middle = ends.count
        let varied = name.description
        for parameter in request.query?.parameters ?? [] where parameter.name != varied {
            ends.append(UInt8(ascii: "&"))
            PercentEncoding.append(parameter.name, to: &ends)
            ends.append(UInt8(ascii: "="))
            PercentEncoding.append(parameter.value, to: &ends)
        }
        ends.append(">; rel=\"")
    }

    /// Appends a link to the same list with another value of the parameter.
    mutating func append(_ relation: StaticString, _ number: Int64, to field: inout [UInt8]) {
        if !isFirst { field.append(", ") }
        isFirst = false
        field.append(ends.span.extracting(..<middle))
        field.append(digits: number)
        field.append(ends.span.extracting(middle...))
        field.append(relation)
        field.append(UInt8(ascii: "\""))
    }
}
