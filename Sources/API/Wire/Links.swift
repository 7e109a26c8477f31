import HTTP

/// The value of a list's `Link` field (RFC 8288): other parts of the list, under the path and the parameters of the
/// request.
struct Links {
    private(set) var bytes: [UInt8] = []
    /// What comes before the number in every link, and what comes after it.
    private let beginning: [UInt8]
    private let end: [UInt8]

    /// - Parameter name: the parameter that has another value in each link.
    init(_ request: Request, varying name: String) {
        let path = request.path.utf8
        var beginning: [UInt8] = []
        beginning.reserveCapacity(path.count + name.utf8.count + 3)
        beginning.append(UInt8(ascii: "<"))
        beginning.append(contentsOf: path)
        beginning.append(UInt8(ascii: "?"))
        beginning.append(contentsOf: name.utf8)
        beginning.append(UInt8(ascii: "="))
        self.beginning = beginning
        var end: [UInt8] = []
        end.reserveCapacity((request.rawQuery?.utf8.count ?? 0) + 12)
        for parameter in request.query?.parameters ?? [] where parameter.name != name {
            end.append(UInt8(ascii: "&"))
            PercentEncoding.append(parameter.name, to: &end)
            end.append(UInt8(ascii: "="))
            PercentEncoding.append(parameter.value, to: &end)
        }
        end.append(">; rel=\"")
        self.end = end
        bytes.reserveCapacity(4 * (beginning.count + end.count + 16))
    }

    /// Adds a link to the same list with another value of the parameter.
    mutating func add(_ relation: StaticString, _ number: Int64) {
        if !bytes.isEmpty { bytes.append(", ") }
        bytes.append(contentsOf: beginning)
        bytes.append(digits: number)
        bytes.append(contentsOf: end)
        bytes.append(relation)
        bytes.append(UInt8(ascii: "\""))
    }
}
