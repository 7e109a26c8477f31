import Domain
import HTTP

/// Contract v2 (gumicode): envelopes with `success`, few statuses, PUT that makes what is not there.
final class V2: ResourceContract {
    let world: World
    let tokens: AccessTokens
    let times: TimeStyle
    let conditions: Conditions
    /// The language where the caller asks for none that we have.
    let language: Language

    let name = "v2"
    let prefix = "/v2"

    init(world: World, settings: Settings, tokens: AccessTokens) {
        self.world = world
        self.tokens = tokens
        times = TimeStyle(form: .spaced, offset: settings.timeZoneOffset)
        conditions = Conditions(contract: 2, times: times)
        language = settings.language
    }
}
