#include "features/importing/upload_files.h"

#include <sys/time.h>

#include <filesystem>
#include <fstream>

#include "features/importing/import_test.h"
#include "features/importing/routes.h"

namespace penstock::importing {
namespace {

namespace fs = std::filesystem;

std::string content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Two servers of one database, with a folder each.
struct UploadFilesTest : ImportTest {
  UploadFilesTest() {
    for (const auto& server : {one, other}) fs::create_directories(server.folder());
  }
  // As the one server keeps it: the file, its row, its parts.
  Upload receive(const std::string& text) {
    Upload upload{.name = "deals.csv",
                  .path = one.folder() + "/sent",
                  .bytes = static_cast<std::int64_t>(text.size())};
    std::ofstream(upload.path, std::ios::binary) << text;
    upload.id = database()
                    .write_now([&](store::Tx& tx) -> Result<UploadId> {
                      return add_upload(tx, actor_.workspace_id, clock().now(), upload);
                    })
                    .value();
    EXPECT_TRUE(one.share(database(), actor_.workspace_id, clock().now(), upload).ok());
    return upload;
  }
  Result<std::string> find(const UploadFiles& server, const Upload& upload) {
    return server.find(database(), actor_.workspace_id, upload.path);
  }
  std::int64_t parts() {
    return database().read_now([&](store::Reader& reader) {
      return *reader.find_integer("SELECT count(*) FROM upload_parts p WHERE p.workspace_id = $1",
                                  {actor_.workspace_id});
    });
  }

  UploadFiles one{folder() + "/one", true};
  UploadFiles other{folder() + "/other", true};
};

TEST_F(UploadFilesTest, TheServerThatReceivedAFileReadsItWhereItLies) {
  auto upload = receive("Title\nA\n");
  EXPECT_EQ(find(one, upload).value(), upload.path);
}

TEST_F(UploadFilesTest, AnotherServerReadsTheSameBytes) {
  std::string text;  // several parts, with bytes that are no text
  for (std::size_t i = 0; i < 2 * kPartBytes + 1'000; ++i)
    text += static_cast<char>((i * 2'654'435'761U) >> 13);
  auto upload = receive(text);
  EXPECT_EQ(parts(), 3);
  fs::remove(upload.path);  // it is not on the disk of the other one
  auto here = find(other, upload);
  ASSERT_TRUE(here.ok());
  EXPECT_EQ(fs::path(*here).parent_path(), other.folder());
  EXPECT_EQ(content(*here), text);
}

TEST_F(UploadFilesTest, AFileThatIsNotThereAnyMoreIsToldAndLeavesNoHalf) {
  auto upload = receive(std::string(kPartBytes + 1, 'x'));
  fs::remove(upload.path);
  (void)database().write_now(actor_.workspace_id, [&](store::Tx& tx) -> Result<std::int64_t> {
    return tx.execute("DELETE FROM upload_parts WHERE workspace_id = $1 AND part = 1",
                      {actor_.workspace_id});
  });
  auto here = find(other, upload);
  ASSERT_FALSE(here.ok());
  EXPECT_EQ(here.error().slug, "upload_gone");
  EXPECT_TRUE(fs::is_empty(other.folder()));
}

TEST_F(UploadFilesTest, WhereThereIsOneServerTheDatabaseKeepsNoFiles) {
  UploadFiles alone{one.folder()};
  auto upload = receive("Title\nA\n");
  (void)database().write_now(actor_.workspace_id, [&](store::Tx& tx) -> Result<std::int64_t> {
    return tx.execute("DELETE FROM upload_parts WHERE workspace_id = $1", {actor_.workspace_id});
  });
  EXPECT_TRUE(alone.share(database(), actor_.workspace_id, clock().now(), upload).ok());
  EXPECT_EQ(parts(), 0);
}

// A data folder may be moved, or be spelt in another way than when the file came.
TEST_F(UploadFilesTest, AFileIsFoundUnderItsNameInTheFolderOfNow) {
  UploadFiles alone{other.folder()};
  auto name = UploadId{42}.text();
  auto before = "somewhere/else/" + name;
  EXPECT_EQ(alone.find(database(), actor_.workspace_id, before).value(), before);
  std::ofstream(other.folder() + "/" + name) << "Title\n";
  EXPECT_EQ(alone.find(database(), actor_.workspace_id, before).value(),
            other.folder() + "/" + name);
}

struct SweptUploads : UploadFilesTest {
  // A file that was last written to so long ago.
  std::string put(const std::string& name, std::chrono::seconds ago) {
    auto path = other.folder() + "/" + name;
    std::ofstream(path) << "Title\nA secret\n";
    timeval at{
        std::chrono::duration_cast<std::chrono::seconds>((clock().now() - ago).time_since_epoch())
            .count(),
        0};
    timeval both[] = {at, at};
    EXPECT_EQ(::utimes(path.c_str(), both), 0);
    return path;
  }
  void sweep() { other.sweep(list_uploads(database(), actor_.workspace_id), clock().now()); }
};

TEST_F(SweptUploads, GoFromEveryServerWithTheirRow) {
  auto upload = receive("Title\nA\n");
  // The other server has fetched it, and was killed when it fetched it once more.
  auto fetched = put(upload.id.text(), std::chrono::days(1));
  auto half = put(upload.id.text() + ".123", std::chrono::days(1));
  sweep();
  EXPECT_TRUE(fs::exists(fetched));
  EXPECT_FALSE(fs::exists(half));
  clock().advance(std::chrono::hours(24 * 8));
  forget_old_uploads(database(), actor_.workspace_id, clock().now());
  EXPECT_EQ(parts(), 0);
  sweep();
  EXPECT_FALSE(fs::exists(fetched));
}

TEST_F(SweptUploads, StayWhileTheyAreBeingReceivedAndWhatIsNotOursStays) {
  auto coming = put("upload-AbCdEf", std::chrono::minutes(50));
  auto dead = put("upload-GhIjKl", std::chrono::minutes(70));
  auto foreign = put("notes.txt", std::chrono::days(100));
  sweep();
  EXPECT_TRUE(fs::exists(coming));
  EXPECT_FALSE(fs::exists(dead));
  EXPECT_TRUE(fs::exists(foreign));
}

}  // namespace
}  // namespace penstock::importing
