import App
import ArgumentParser

/// `miniter openapi`
struct OpenAPICommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "openapi",
        abstract: "Print the OpenAPI document of a contract."
    )

    @OptionGroup var source: ConfigurationSource

    @Argument(help: "v1, v2 or classic; the latest contract, with paths without a version, where none is named.")
    var contract: String?

    func validate() throws {
        guard let contract, !["v1", "v2", "classic"].contains(contract) else { return }
        throw ValidationError("expected v1, v2 or classic")
    }

    func run() async throws {
        let configuration: Configuration
        do {
            configuration = try source.resolve(flags: [:]).configuration
        } catch {
            throw error.reported()
        }
        guard let text = await Miniter.openAPI(contract, configuration) else {
            throw ExitReason.internal("the document could not be made").reported()
        }
        print(String(decoding: text, as: UTF8.self))
    }
}
