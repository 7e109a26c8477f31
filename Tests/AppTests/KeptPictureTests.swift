import API
import Foundation
import HTTP
import Storage
import TestSupport
import Testing

@testable import App

/// Pictures beside the embedded engine's data, through the whole composition.
@Suite struct KeptPictureTests {
    private let home = NSTemporaryDirectory() + "kept-\(UUID().uuidString)"
    private var media: String { home + "/media" }

    private func files(_ path: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? []
    }

    private func serve(
        _ directory: String,
        _ body: (@Sendable (Request) async -> Response) async throws -> Void
    ) async throws {
        let configuration = try Configuration.resolve(
            environment: [
                "MINITER_AUTH_ARGON2_MEMORY_KIB": "8192", "MINITER_AUTH_ARGON2_ITERATIONS": "1",
                "MINITER_LOG_LEVEL": "error", "MINITER_STORAGE_ENGINE": "embedded",
                "MINITER_STORAGE_DIRECTORY": directory,
            ]
        ).configuration
        let logs = try Logs(configuration.log)
        let held = try Engine.directory(configuration.storage)
        let composition = try await Composition(configuration, in: held, logs: logs, demo: nil)
        do {
            let service = composition.service()
            try await body { await service.answer($0).response }
        } catch {
            composition.close()
            throw error
        }
        composition.close()
        held?.release()
        logs.close()
    }

    private func signUp(_ name: String, _ picture: [UInt8]) -> Request {
        let form = FormBody().field("username", name).field("name", "N").field("password", "password-1")
        let headers = Headers([Headers.Field("content-type", FormBody.contentType)])
        return Request(method: .post, target: "/v2/users", headers: headers, body: form.file(picture).end())
    }

    @Test func `pictures are there after a restart, what no user has is not, and a backup holds them`() async throws {
        defer { for path in [home, home + "-copy"] { try? FileManager.default.removeItem(atPath: path) } }
        try await serve(home) { respond in
            #expect(await respond(signUp("ann", SamplePicture.png)).status == .created)
            #expect(await respond(signUp("bob", SamplePicture.gif)).status == .created)
            #expect(await respond(signUp("bob", SamplePicture.webP)).status == .badRequest)
        }
        let kept = files(media)
        #expect(kept.count == 2)
        // What a process that ended between the file and the change has left.
        let orphan = String(repeating: "0", count: 64) + ".png"
        for name in [orphan, "upload-1.tmp"] {
            #expect(FileManager.default.createFile(atPath: "\(media)/\(name)", contents: Data(SamplePicture.png)))
        }
        try await serve(home) { respond in
            for name in kept {
                #expect(await respond(Request(method: .get, target: "/media/\(name)")).status == .ok)
            }
            #expect(await respond(Request(method: .get, target: "/media/\(orphan)")).status == .notFound)
            #expect(files(media) == kept)
            // Beside the server that has the directory.
            _ = try DataCommands.backUp(home, to: home + "-copy") { _ in }
        }
        #expect(files(home + "-copy/media") == kept)
        try await serve(home + "-copy") { respond in
            for name in kept {
                let answer = await respond(Request(method: .get, target: "/media/\(name)"))
                #expect(answer.status == .ok && [SamplePicture.png, SamplePicture.gif].contains(answer.body))
            }
        }
    }

    @Test func `a snapshot keeps the count of who has a picture`() async throws {
        defer { try? FileManager.default.removeItem(atPath: home) }
        try await serve(home) { respond in
            #expect(await respond(signUp("ann", SamplePicture.png)).status == .created)
            #expect(await respond(signUp("bob", SamplePicture.png)).status == .created)
        }
        // The stop wrote a snapshot; the counts are made anew from it.
        for (name, left) in [("ann", 1), ("bob", 0)] {
            try await serve(home) { respond in
                let body = Array("{\"username\":\"\(name)\",\"password\":\"password-1\"}".utf8)
                let json = Headers([Headers.Field("content-type", "application/json")])
                let login = await respond(Request(method: .post, target: "/v1/tokens", headers: json, body: body))
                let text = String(decoding: login.body, as: UTF8.self)
                let token = text.split(separator: "\"").drop { $0 != "accessToken" }.dropFirst(2).first ?? ""
                let bearer = Headers([Headers.Field("authorization", "Bearer \(token)")])
                let gone = await respond(Request(method: .delete, target: "/v1/users/me", headers: bearer))
                #expect(gone.status == .noContent)
            }
            #expect(files(media).count == left)
        }
    }
}
