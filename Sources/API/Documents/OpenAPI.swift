import Domain
import HTTP

/// The OpenAPI 3.1 document of one contract.
struct OpenAPI: Sendable {
    let contract: String
    let documentation: Documentation
    /// In the order of the routes.
    let operations: [DescribedOperation]

    /// - Parameters:
    ///   - prefix: what stands before the contract's own paths.
    ///   - exchanges: what the transcripts show.
    init(_ contract: any Contract, at prefix: String, exchanges: [Exchange]) {
        self.contract = contract.name
        let documentation = contract.documentation
        self.documentation = documentation
        operations = contract.routes.filter { !$0.pattern.hasSuffix("/") }.compactMap { route in
            documentation.operations.first { $0.name == route.operation }.map { said in
                DescribedOperation(
                    said,
                    route,
                    of: contract,
                    at: prefix,
                    failure: documentation.failure,
                    exchanges: exchanges
                )
            }
        }
    }

    /// The document in JSON.
    func text() -> [UInt8] {
        var writer = JSONWriter(capacity: 262_144)
        writer.beginObject()
        writer.member("openapi", "3.1.0")
        writeInfo(to: &writer)
        writer.key("servers")
        writer.beginArray()
        writer.beginObject()
        writer.member("url", "/")
        writer.endObject()
        writer.endArray()
        writer.key("paths")
        writer.beginObject()
        for path in paths {
            writer.key(text: path)
            writer.beginObject()
            for operation in operations where operation.path == path {
                writer.key(text: operation.route.method.rawValue.lowercased())
                write(operation, to: &writer)
            }
            writer.endObject()
        }
        writer.endObject()
        writeComponents(to: &writer)
        writer.endObject()
        return writer.finish()
    }

    private var paths: [String] {
        var paths: [String] = []
        for operation in operations where !paths.contains(operation.path) { paths.append(operation.path) }
        return paths
    }

    private func writeInfo(to writer: inout JSONWriter) {
        writer.key("info")
        writer.beginObject()
        writer.member("title", documentation.title.both)
        writer.member("version", contract)
        writer.member("description", documentation.about.both)
        writer.key("x-about")
        writer.text(documentation.about)
        writer.endObject()
    }

    private func writeComponents(to writer: inout JSONWriter) {
        writer.key("components")
        writer.beginObject()
        writer.key("schemas")
        writer.beginObject()
        for (name, schema) in documentation.schemas {
            writer.key(text: name)
            writer.schema(schema)
        }
        for (name, schema) in bodies {
            writer.key(text: name)
            writer.schema(schema)
        }
        writer.endObject()
        writer.key("securitySchemes")
        writer.beginObject()
        writer.key("bearer")
        writer.beginObject()
        writer.member("type", "http")
        writer.member("scheme", "bearer")
        writer.member("bearerFormat", "JWT")
        writer.endObject()
        if operations.contains(where: { $0.route.access == .lenient }) {
            writer.key("session")
            writer.beginObject()
            writer.member("type", "apiKey")
            writer.member("in", "cookie")
            writer.member("name", Classic.sessionCookie)
            writer.endObject()
        }
        writer.endObject()
        writer.endObject()
    }

    /// The bodies of all operations in every type in which they come, each once.
    private var bodies: [(String, Schema)] {
        var seen: Set<String> = []
        return operations.compactMap(\.said.body).flatMap { body in
            documentation.bodyTypes.compactMap { type in
                body.component(in: type).flatMap { seen.insert($0.name).inserted ? $0 : nil }
            }
        }
    }
}
