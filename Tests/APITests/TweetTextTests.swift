import HTTP
import TestSupport
import Testing

@testable import API

@Suite struct TweetTextTests {
    /// Long ones do not find the room that a list makes for tweets of usual length.
    @Test(arguments: [1, 3, 280])
    func `tweets of every length have the same members in the same order`(length: Int) async throws {
        let site = try await Site()
        let ann = try await site.join("ann")
        let form = FormBody().file(SamplePicture.png, as: "profileImage").end()
        let picture = await site.send(.put, "/v2/users/me/profile-image", token: ann.access, form: form)
        let url = try #require(picture.text.firstMatch(of: /"profileImageUrl":"([^"]+)"/)).1
        let content = String(repeating: "\u{1F600}", count: length - 1)
        for _ in 0..<3 {
            let body = #"{"content":"\#(content)\\"}"#
            #expect(await site.ask(.post, "/v2/tweets", token: ann.access, json: body).status == .created)
        }
        let time = "2026-11-20 21:00:00"
        let tweets = [3, 2, 1].map { id in
            #"{"id":\#(id),"content":"\#(content)\\","author":{"id":1,"username":"ann","name":"N","#
                + #""profileImageUrl":"\#(url)"},"createdAt":"\#(time)","updatedAt":"\#(time)"}"#
        }
        let list = await site.ask(.get, "/v2/tweets").text
        #expect(list == #"{"success":true,"data":[\#(tweets.joined(separator: ","))]}"#)
        #expect(await site.ask(.get, "/v2/tweets/1").text == #"{"success":true,"data":\#(tweets[2])}"#)
    }
}
