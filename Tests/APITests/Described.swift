import HTTP
import TestSupport

@testable import API
@testable import App

/// The documents as clients read them, and what they say about an answer.
struct Described {
    let documents: [Documents.Name: JSONValue]
    let contracts: [any Contract]
    private let routing: Routing

    /// Made once for all tests.
    static let source = Documents(Configuration())

    init() async throws {
        var documents: [Documents.Name: JSONValue] = [:]
        for name in Documents.Name.allCases {
            guard let document = await Self.source.document(name) else { throw Missing(name: name) }
            documents[name] = try JSONParser.parse(document.text)
        }
        self.documents = documents
        let site = try await Site()
        contracts = site.contracts
        routing = API.routing(site.world, Settings(), site.tokens)
    }

    struct Missing: Error {
        let name: Documents.Name
    }

    /// - Returns: what is not documented of an answer; nil where all is.
    func complaint(about response: Response, to request: Request) -> String? {
        guard let endpoint = routing.call(for: request).endpoint, !endpoint.operation.hasPrefix("site.") else {
            return nil
        }
        let name = endpoint.prefix.isEmpty && endpoint.contract.name != "classic" ? "latest" : endpoint.contract.name
        guard let document = Documents.Name(rawValue: name).flatMap({ documents[$0] }) else { return "no document" }
        let path = endpoint.pattern.hasSuffix("/") ? String(endpoint.pattern.dropLast()) : endpoint.pattern
        guard let operation = document["paths"]?[path]?[endpoint.route.method.rawValue.lowercased()] else {
            return "\(path) is not documented"
        }
        let status = response.status.rawValue
        guard let outcome = operation["responses"]?[String(status)] else { return "\(status) is not documented" }
        if let complaint = code(of: response, outcome) { return complaint }
        for field in outcome["headers"]?.keys ?? [] where outcome["headers"]?[field]?["required"] == .bool(true) {
            if response.header(field) == nil { return "there is no \(field)" }
        }
        if status < 300, let complaint = parameters(of: request, operation) { return complaint }
        guard let schema = outcome["content"]?["application/json"]?["schema"] else {
            return response.body.isEmpty ? nil : "there is a body, which is not documented"
        }
        guard let body = try? JSONParser.parse(response.body) else { return "the body is no JSON" }
        let isWhole = request.query?["filter"] == nil
        return SchemaCheck(isWhole ? Self.whole(document) : document).mismatch(body, schema)
    }

    private func code(of response: Response, _ outcome: JSONValue) -> String? {
        guard let code = response.json.code else { return nil }
        return outcome["x-codes"]?.elements?.contains(.string(code)) == true ? nil : "\(code) is not documented"
    }

    private func parameters(of request: Request, _ operation: JSONValue) -> String? {
        let known = operation["parameters"]?.elements?.compactMap { $0["name"]?.text } ?? []
        // The transcripts show with `utm` that unknown ones are ignored.
        for (name, _) in request.query?.parameters ?? [] where !known.contains(name) && name != "utm" {
            return "\(name) is not documented"
        }
        return nil
    }

    /// Where no `filter` is asked for, a part of a resource is the whole of it.
    private static func whole(_ document: JSONValue) -> JSONValue {
        guard case .object(let old) = document else { return document }
        var object = JSONObject()
        for member in old.members {
            guard member.key == "components", let schemas = member.value["schemas"] else {
                _ = object.append(member.key, member.value)
                continue
            }
            var all = JSONObject()
            for name in schemas.keys {
                let whole = name.hasPrefix("PartOf") ? String(name.dropFirst("PartOf".count)) : name
                _ = all.append(name, schemas[whole] ?? .null)
            }
            var components = JSONObject()
            _ = components.append("schemas", .object(all))
            _ = object.append("components", .object(components))
        }
        return .object(object)
    }
}
