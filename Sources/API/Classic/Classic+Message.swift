extension Classic {
    /// Every message that the document prints, and the two for requests that it does not know, to the letter.
    enum Message: String, CaseIterable {
        case signedUp = "Sign Up Success"
        case idTaken = "Id is Already Exist"
        case loggedIn = "Login Success"
        case unknownID = "Check Id"
        case wrongPassword = "Wrong Password"
        case userInfo = "User Info Loading Success"
        case unknownUser = "Need Signup"
        case tweets = "Tweet Loading Success"
        case posted = "Tweet Success"
        case notPosted = "Tweet Failed"
        case deleted = "Delete Success"
        case notDeleted = "No Authorization"
        case missingData = "Missing Data"
        case badRequest = "Bad Request"
    }
}
