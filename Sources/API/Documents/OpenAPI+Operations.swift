import Domain
import HTTP

extension OpenAPI {
    /// One operation.
    func write(_ operation: DescribedOperation, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("operationId", operation.said.name)
        writer.member("summary", operation.said.summary.both)
        writer.key("x-summary")
        writer.text(operation.said.summary)
        writer.key("tags")
        writer.strings([operation.resource])
        writeSecurity(operation.route.access, to: &writer)
        if !operation.parameters.isEmpty {
            writer.key("parameters")
            writer.beginArray()
            for parameter in operation.parameters { write(parameter, to: &writer) }
            writer.endArray()
        }
        if let body = operation.said.body { write(body, operation, to: &writer) }
        writer.key("responses")
        writer.beginObject()
        for outcome in operation.outcomes {
            writer.key(text: String(outcome.status.rawValue))
            write(outcome, to: &writer)
        }
        writer.endObject()
        write(operation.exchanges, to: &writer)
        writer.endObject()
    }

    private func writeSecurity(_ access: Route.Access, to writer: inout JSONWriter) {
        writer.key("security")
        writer.beginArray()
        if access != .signedIn {
            writer.beginObject()
            writer.endObject()
        }
        if access != .newcomer {
            writer.beginObject()
            writer.key("bearer")
            writer.strings([])
            writer.endObject()
        }
        if access == .lenient {
            writer.beginObject()
            writer.key("session")
            writer.strings([])
            writer.endObject()
        }
        writer.endArray()
    }

    private func write(_ parameter: Parameter, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("name", parameter.name)
        writer.member("in", parameter.place.rawValue)
        if parameter.place == .path {
            writer.key("required")
            writer.bool(true)
        }
        writer.member("description", parameter.note.both)
        writer.key("x-description")
        writer.text(parameter.note)
        if case .list = parameter.schema.form {
            writer.member("style", "form")
            writer.key("explode")
            writer.bool(!parameter.isJoined)
            if parameter.isJoined {
                writer.key("allowEmptyValue")
                writer.bool(true)
            }
        }
        writer.key("schema")
        writer.schema(parameter.schema)
        writer.endObject()
    }

    private func write(_ body: Operation.Body, _ operation: DescribedOperation, to writer: inout JSONWriter) {
        writer.key("requestBody")
        writer.beginObject()
        writer.key("required")
        writer.bool(true)
        writer.key("content")
        writer.beginObject()
        for type in documentation.bodyTypes {
            guard let name = body.component(in: type)?.name else { continue }
            writer.key(text: type)
            writer.beginObject()
            writer.key("schema")
            writer.schema(.named(name))
            if type == "application/json" { writeRequests(operation, to: &writer) }
            writer.endObject()
        }
        writer.endObject()
        writer.endObject()
    }

    /// The bodies in JSON that were taken.
    private func writeRequests(_ operation: DescribedOperation, to writer: inout JSONWriter) {
        var seen: Set<String> = []
        let shown = operation.exchanges.filter {
            $0.bodyType == "application/json" && $0.response.status.rawValue < 300 && seen.insert($0.title).inserted
        }
        guard !shown.isEmpty else { return }
        writer.key("examples")
        writer.beginObject()
        for exchange in shown.prefix(2) {
            writer.key(text: exchange.title)
            writer.beginObject()
            writer.key("value")
            writer.raw(exchange.body)
            writer.endObject()
        }
        writer.endObject()
    }

    private func write(_ outcome: DescribedOperation.Outcome, to writer: inout JSONWriter) {
        writer.beginObject()
        let codes = outcome.codes.map { "\($0.rawValue): \($0.description(in: .korean))" }
        writer.member(
            "description",
            codes.isEmpty ? "\(outcome.status.reason)" : codes.joined(separator: "\n")
        )
        if !outcome.codes.isEmpty {
            writer.key("x-codes")
            writer.strings(outcome.codes.map(\.rawValue))
        }
        if !outcome.fields.isEmpty {
            writer.key("headers")
            writer.beginObject()
            for field in outcome.fields {
                writer.key(text: field.rawValue)
                writer.beginObject()
                writer.member("description", field.note.both)
                if field.isAlwaysThere {
                    writer.key("required")
                    writer.bool(true)
                }
                writer.key("schema")
                writer.schema(field.schema)
                writer.endObject()
            }
            writer.endObject()
        }
        if let schema = outcome.schema {
            writer.key("content")
            writer.beginObject()
            writer.key("application/json")
            writer.beginObject()
            writer.key("schema")
            writer.schema(schema)
            write(outcome.examples, to: &writer)
            writer.endObject()
            writer.endObject()
        }
        writer.endObject()
    }

    private func write(_ examples: [(title: String, response: Response)], to writer: inout JSONWriter) {
        guard !examples.isEmpty else { return }
        writer.key("examples")
        writer.beginObject()
        var seen: Set<String> = []
        for (title, response) in examples where seen.insert(title).inserted {
            writer.key(text: title)
            writer.beginObject()
            writer.key("value")
            writer.raw(response.body)
            writer.endObject()
        }
        writer.endObject()
    }

    /// What the transcripts show, for pages and tools that know of it: whole requests, failures too.
    private func write(_ exchanges: [Exchange], to writer: inout JSONWriter) {
        writer.key("x-exchanges")
        writer.beginArray()
        var seen: Set<String> = []
        for exchange in exchanges where seen.insert(exchange.title).inserted {
            writer.beginObject()
            writer.member("title", exchange.title)
            writer.member("method", exchange.method.rawValue)
            writer.member("target", exchange.target)
            writer.key("headers")
            write(exchange.headers, to: &writer)
            if !exchange.body.isEmpty { writer.member("body", String(decoding: exchange.body, as: UTF8.self)) }
            writer.key("response")
            writer.beginObject()
            writer.key("status")
            writer.integer(exchange.response.status.rawValue)
            writer.key("headers")
            write(exchange.response.headers.fields, to: &writer)
            if !exchange.response.body.isEmpty, exchange.method != .head {
                writer.key("body")
                writer.raw(exchange.response.body)
            }
            writer.endObject()
            writer.endObject()
        }
        writer.endArray()
    }

    /// A name that comes twice stands with its first value.
    private func write(_ fields: [Headers.Field], to writer: inout JSONWriter) {
        writer.beginObject()
        var seen: Set<String> = []
        for field in fields where seen.insert(field.name).inserted {
            writer.key(text: field.name)
            writer.string(field.value)
        }
        writer.endObject()
    }
}
