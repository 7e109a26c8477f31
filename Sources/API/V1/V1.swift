import Domain
import HTTP

/// Contract v1 (WePlanet): envelopes under the resource's name, forms, and answers of the client's own choosing
/// (`filter`, `include`).
final class V1: ResourceContract {
    let world: World
    let tokens: AccessTokens
    let times = TimeStyle(form: .zulu, offset: 0)
    let conditions: Conditions
    /// The language where the caller asks for none that we have.
    let language: Language
    /// Whether the message of an internal error tells its cause.
    let debugErrors: Bool

    let name = "v1"
    let prefix = "/v1"

    init(world: World, settings: Settings, tokens: AccessTokens) {
        self.world = world
        self.tokens = tokens
        conditions = Conditions(contract: 1, times: times)
        language = settings.language
        debugErrors = settings.debugErrors
    }
}
