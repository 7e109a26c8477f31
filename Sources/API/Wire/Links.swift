import HTTP

/// The `Link` field of a list (RFC 8288): other parts of it, under the path and the parameters of the request.
struct Links {
    /// What comes before the number in every link, and what comes after it.
    private let beginning: [UInt8]
    private let end: [UInt8]
    private var bytes: [UInt8] = []

    /// - Parameter name: the parameter that has another value in each link.
    init(_ request: Request, varying name: String) {
        var beginning = Array("<".utf8)
        beginning.append(contentsOf: request.target.utf8.prefix { $0 != UInt8(ascii: "?") })
        beginning.append(UInt8(ascii: "?"))
        beginning.append(contentsOf: name.utf8)
        beginning.append(UInt8(ascii: "="))
        var end: [UInt8] = []
        for parameter in request.query?.parameters ?? [] where parameter.name != name {
            end.append(UInt8(ascii: "&"))
            end.append(contentsOf: PercentEncoding.encode(parameter.name).utf8)
            end.append(UInt8(ascii: "="))
            end.append(contentsOf: PercentEncoding.encode(parameter.value).utf8)
        }
        end.append(contentsOf: ">; rel=\"".utf8)
        self.beginning = beginning
        self.end = end
        bytes.reserveCapacity(4 * (beginning.count + end.count + 16))
    }

    /// Adds a link to the same list with another value of the parameter.
    mutating func add(_ relation: String, _ number: Int64) {
        if !bytes.isEmpty { bytes.append(contentsOf: ", ".utf8) }
        bytes.append(contentsOf: beginning)
        bytes.append(contentsOf: String(number).utf8)
        bytes.append(contentsOf: end)
        bytes.append(contentsOf: relation.utf8)
        bytes.append(UInt8(ascii: "\""))
    }

    /// The field's value; nil where there is no link.
    var value: String? {
        bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }
}
