import Domain
import HTTP

/// Contract classic (Miniter): five fixed paths, messages to the letter, browsers known by their cookies.
final class Classic: Contract {
    let world: World
    let tokens: AccessTokens
    let rules: ClassicRules
    let times: TimeStyle
    let trust: CookieTrust

    let name = "classic"
    let prefix = ""

    init(world: World, settings: Settings, tokens: AccessTokens) {
        self.world = world
        self.tokens = tokens
        rules = settings.classic
        times = TimeStyle(form: .spaced, offset: settings.timeZoneOffset)
        trust = CookieTrust(settings.crossOrigin)
    }
}
