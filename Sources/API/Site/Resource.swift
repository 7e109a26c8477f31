/// What a host can be of service with: the first segment of the contracts' paths.
public enum Resource: String, CaseIterable, Sendable {
    case users
    case tweets
    case friends
    case timelines
    case tokens
    case errorCodes = "error-codes"
}
