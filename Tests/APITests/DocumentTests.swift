import Domain
import Examples
import HTTP
import TestSupport
import Testing

@testable import API
@testable import App

/// The OpenAPI documents, against the routes, the registry and what is really answered.
@Suite struct DocumentTests {
    /// What no transcript can bring about: it takes a clock, a flood or a fault. Contracts dress these for documents.
    private static let unprovoked: Set<ErrorCode> = [
        .common005, .common007, .common008, .common009, .common010, .auth003,
    ]

    @Test(arguments: Transcripts.all)
    func `every answer in a transcript is as its document says`(file: Transcripts.File) async throws {
        let documents = try await Described()
        let site = try await Site()
        _ = try await TranscriptPlayer { await site.respond($0) }.play(Transcript(file.text())) {
            exchange,
            request,
            response in
            let complaint = documents.complaint(about: response, to: request)
            #expect(complaint == nil, "\(exchange.title) (line \(exchange.line))")
        }
    }

    @Test(arguments: Documents.Name.allCases)
    func `the routes and the document have the same operations`(name: Documents.Name) async throws {
        let described = try await Described()
        let document = try #require(described.documents[name])
        let contract = try #require(described.contracts.first { $0.name == (name == .latest ? "v2" : name.rawValue) })
        let prefix = name == .latest ? "" : contract.prefix
        let routes = contract.routes.map { "\($0.method.rawValue) \(prefix)\($0.pattern)" }.filter {
            !$0.hasSuffix("/")
        }
        let paths = document["paths"] ?? .null
        let operations = paths.keys.flatMap { path in (paths[path]?.keys ?? []).map { "\($0.uppercased()) \(path)" } }
        #expect(Set(operations) == Set(routes))
        #expect(operations.count == routes.count)
        #expect(Set(contract.documentation.operations.map(\.name)) == Set(contract.routes.map(\.operation)))
    }

    @Test(arguments: [Documents.Name.v1, .v2, .classic])
    func `every operation has examples of success and of each of its failures`(name: Documents.Name) async throws {
        let document = try #require(await Described.source.document(name))
        for operation in document.openAPI.operations {
            #expect(!operation.exchanges.isEmpty, "\(operation.said.name) is in no transcript")
            for outcome in operation.outcomes where outcome.schema != nil {
                #expect(!outcome.examples.isEmpty, "\(operation.said.name) \(outcome.status.rawValue) has no example")
                if name != .classic { #expect(outcome.examples.count >= outcome.codes.count) }
            }
        }
    }

    @Test(arguments: Documents.Name.allCases)
    func `every example is as its own schema says, and so is every body in JSON that is taken`(
        name: Documents.Name
    ) async throws {
        let document = try #require(try await Described().documents[name])
        for path in document["paths"]?.keys ?? [] {
            let operations = document["paths"]?[path] ?? .null
            for operation in operations.keys.compactMap({ operations[$0] }) {
                let body = operation["requestBody"]?["content"]?["application/json"]
                // In classic, what is refused is 200 as well.
                for exchange in name == .classic ? [] : operation["x-exchanges"]?.elements ?? [] {
                    guard exchange["headers"]?["content-type"] == .string("application/json"), let body,
                        case .integer(200..<300)? = exchange["response"]?["status"], let text = exchange["body"]?.text
                    else { continue }
                    let value = try JSONParser.parse(Array(text.utf8))
                    let complaint = SchemaCheck(document, isClosed: false).mismatch(value, body["schema"] ?? .null)
                    #expect(complaint == nil, "\(path) \(exchange["title"]?.text ?? "")")
                }
                for status in operation["responses"]?.keys ?? [] {
                    let content = operation["responses"]?[status]?["content"]?["application/json"]
                    let examples = content?["examples"] ?? .null
                    for title in examples.keys {
                        let value = examples[title]?["value"] ?? .null
                        let complaint = SchemaCheck(document).mismatch(value, content?["schema"] ?? .null)
                        #expect(complaint == nil, "\(path) \(status) \(title)")
                    }
                }
            }
        }
    }

    @Test(arguments: [Documents.Name.v1, .v2])
    func `every code of the registry stands in a transcript, and in a document`(name: Documents.Name) async throws {
        let rehearsal = Described.source.rehearsal
        let shown = try await rehearsal.exchanges(of: name.rawValue, ownPrefix: "/\(name)", at: "/\(name)").map(\.code)
        let texts = try Transcripts.all.filter { $0.contract.lowercased() == name.rawValue }.map { try $0.text() }
        for code in ErrorCode.allCases where !Self.unprovoked.contains(code) {
            #expect(texts.contains { $0.contains("\"\(code.rawValue)\"") }, "\(code.rawValue) has no example")
        }
        for code in Self.unprovoked {
            #expect(!shown.contains(code), "\(code.rawValue) can be brought about")
        }
    }

    @Test(arguments: [Documents.Name.v1, .v2])
    func `every documented parameter is read`(name: Documents.Name) async throws {
        let document = try #require(await Described.source.document(name))
        let site = try await Site()
        let member = try await site.join("minji")
        for operation in document.openAPI.operations {
            let path = operation.path.replacing("{id}", with: "1").replacing("{userId}", with: "1")
            for parameter in operation.said.query where parameter.name != "sort" {
                let twice = "\(path)?\(parameter.name)=1&\(parameter.name)=2"
                let answer = await site.ask(operation.route.method, twice, token: member.access)
                #expect(answer.status == .badRequest, "\(operation.said.name) takes \(parameter.name) twice")
                #expect(
                    answer.json.message?.contains(parameter.name) == true || answer.json.fields.contains(parameter.name)
                )
            }
        }
    }

    @Test(arguments: [Documents.Name.v1, .v2])
    func `the ranges of the document are those of the server`(name: Documents.Name) async throws {
        let document = try #require(await Described.source.document(name))
        let site = try await Site()
        let member = try await site.join("minji")
        for operation in document.openAPI.operations {
            let path = operation.path.replacing("{id}", with: "1")
            for parameter in operation.said.query {
                guard case .integer(let range) = parameter.schema.form else { continue }
                func status(_ value: String) async -> Status {
                    await site.ask(operation.route.method, "\(path)?\(parameter.name)=\(value)", token: member.access)
                        .status
                }
                #expect(
                    await status(String(range.lowerBound)) != .badRequest,
                    "\(operation.said.name) \(parameter.name)"
                )
                #expect(
                    await status(String(range.lowerBound - 1)) == .badRequest,
                    "\(operation.said.name) \(parameter.name)"
                )
                #expect(
                    await status(String(range.upperBound)) != .badRequest,
                    "\(operation.said.name) \(parameter.name)"
                )
                let beyond = range.upperBound == .max ? "9223372036854775808" : String(range.upperBound + 1)
                #expect(await status(beyond) == .badRequest, "\(operation.said.name) \(parameter.name)")
            }
        }
    }

    @Test func `the program carries every transcript as it stands`() throws {
        let carried = EmbeddedFile.all().filter { $0.path.hasSuffix(".http") }
        #expect(carried.map(\.path) == Transcripts.all.map { "API/\($0.contract)/Examples/\($0.name)" })
        for (file, carried) in zip(Transcripts.all, carried) {
            #expect(try file.text() == carried.text, "\(file)")
        }
    }

    @Test func `the page is served with a policy for its content, and without a script within it`() async throws {
        let site = try await Site(documents: Described.source)
        let files = EmbeddedFile.all().filter { $0.path.hasPrefix("API/Docs/") }
        #expect(files.map { String($0.path.dropFirst("API/Docs/".count)) } == Transcripts.files(in: "API/Docs"))
        for file in files {
            let name = file.path.dropFirst("API/Docs/".count)
            let answer = await site.ask(.get, name == "index.html" ? "/docs" : "/docs/\(name)")
            #expect(answer.status == .ok, "\(name)")
            #expect(answer.text == file.text)
            #expect(answer.text == (try Transcripts.text(of: file.path)), "\(name)")
            let policy = try #require(answer.header("Content-Security-Policy"))
            #expect(policy.hasPrefix("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"))
            #expect(!policy.contains("unsafe"))
            let tag = try #require(answer.header("ETag"))
            let again = await site.ask(
                .get,
                name == "index.html" ? "/docs" : "/docs/\(name)",
                headers: [("if-none-match", tag)]
            )
            #expect(again.status == .notModified)
        }
        let page = await site.ask(.get, "/docs").text
        #expect(
            !page.contains("<style") && !page.contains("style=") && !page.contains("onclick") && !page.contains("://")
        )
        #expect(page.split(separator: "<script").dropFirst().allSatisfy { $0.contains("></script>") })
    }

    @Test func `every contract has a document, and the latest one has one more`() async throws {
        let names = try await Site().contracts.map(\.name)
        #expect(Set(names) == Set(Documents.Name.allCases.map(\.rawValue)).subtracting(["latest"]))
        var configuration = Configuration()
        configuration.api.latest = .v1
        let document = try #require(await Documents(configuration).document(.latest))
        #expect(document.openAPI.contract == "v1")
        #expect(document.openAPI.operations.allSatisfy { !$0.path.hasPrefix("/v1") && !$0.exchanges.isEmpty })
    }

    @Test(arguments: Documents.Name.allCases)
    func `every component is used, and there is one for every reference`(name: Documents.Name) async throws {
        let document = try #require(await Described.source.document(name))
        let text = String(decoding: document.text, as: UTF8.self)
        let pieces = text.split(separator: "\"#/components/schemas/").dropFirst()
        let used = Set(pieces.map { String($0.prefix { $0 != "\"" }) })
        // Of what stands there in part, the whole stands there, too.
        let wholes = used.filter { $0.hasPrefix("PartOf") }.map { String($0.dropFirst("PartOf".count)) }
        let parsed = try JSONParser.parse(document.text)
        #expect(Set(parsed["components"]?["schemas"]?.keys ?? []) == used.union(wholes))
    }

    @Test func `documents are the same each time, and asked about by their tags`() async throws {
        let documents = [Described.source, Documents(Configuration())]
        #expect(await documents[0].document(.v2)?.text == documents[1].document(.v2)?.text)
        let site = try await Site(documents: documents[0])
        let first = await site.ask(.get, "/v2/openapi.json")
        #expect(first.status == .ok)
        #expect(first.header("Content-Type") == "application/json; charset=utf-8")
        let tag = try #require(first.header("ETag"))
        let again = await site.ask(.get, "/v2/openapi.json", headers: [("if-none-match", tag)])
        #expect(again.status == .notModified)
        #expect(again.body.isEmpty)
        #expect(await site.ask(.get, "/openapi.json").text.contains("\"/tweets/{id}\""))
        #expect(await site.ask(.get, "/v1/openapi.json").text.contains("\"/v1/tweets/{id}\""))
        #expect(await site.ask(.get, "/classic/openapi.json").text.contains("\"/tweet_del\""))
    }
}
