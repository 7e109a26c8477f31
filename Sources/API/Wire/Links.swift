import HTTP

/// The `Link` field of a list (RFC 8288): other parts of it, under the path and the parameters of the request.
struct Links {
    private let path: Substring
    private let parameters: [(name: String, value: String)]
    private(set) var value: String?

    init(_ request: Request) {
        path = request.target.prefix { $0 != "?" }
        parameters = request.query?.parameters ?? []
    }

    /// Adds a link to the same list with another value of one parameter.
    mutating func add(_ relation: String, _ name: String, _ number: Int64) {
        var uri = "<\(path)?\(name)=\(number)"
        for parameter in parameters where parameter.name != name {
            uri += "&\(PercentEncoding.encode(parameter.name))=\(PercentEncoding.encode(parameter.value))"
        }
        uri += ">; rel=\"\(relation)\""
        value = value.map { "\($0), \(uri)" } ?? uri
    }
}
