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
        writer.endObject()
        writer.endObject()
    }

    /// The bodies of all operations: each once, with a form of it where a form may bring more.
    private var bodies: [(String, Schema)] {
        var seen: Set<String> = []
        return operations.compactMap(\.said.body).filter { seen.insert($0.name).inserted }.flatMap { body in
            var schemas: [(String, Schema)] = []
            if !body.members.isEmpty { schemas.append((body.name, body.schema)) }
            schemas.append((body.formName, body.formSchema))
            if body.takesPicture { schemas.append((body.multipartName, body.multipartSchema)) }
            return schemas
        }
    }
}

extension Operation.Body {
    var schema: Schema { Schema(.object(members)) }

    /// A form cannot say null, and an empty one is none.
    var formSchema: Schema {
        let fields = members.map { member in
            Schema.Member(key: member.key, schema: Schema(member.schema.form), isRequired: member.isRequired)
        }
        let schema = Schema(.object(fields))
        return members.contains(where: \.isRequired) ? schema : schema.withSomeKey
    }

    var multipartSchema: Schema {
        guard case .object(let members) = formSchema.form else { return formSchema }
        let picture = Schema.file.noted(
            "PNG, JPEG, WebP, GIF. 파일이 있는 첫 필드이면 이름은 상관없음",
            "PNG, JPEG, WebP or GIF: the first field with a file counts, whatever its name"
        )
        let member = Schema.Member(key: "profileImage", schema: picture, isRequired: members.isEmpty)
        return Schema(.object(members + [member])).withSomeKey
    }

    var formName: String { "\(name)Form" }
    var multipartName: String { takesPicture ? "\(name)WithPicture" : formName }

    /// The component that describes it in a type of body; nil where it does not come in that type.
    func schemaName(in type: String) -> String? {
        switch type {
        case "multipart/form-data": multipartName
        case _ where members.isEmpty: nil
        case "application/json": name
        default: formName
        }
    }
}
