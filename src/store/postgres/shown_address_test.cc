#include "store/postgres/shown_address.h"

#include <gtest/gtest.h>

namespace penstock::store {
namespace {

TEST(ShownAddress, HasNoSecretInIt) {
  EXPECT_EQ(shown_address("postgresql://penstock:secret@db.example/penstock"),
            "postgresql://penstock@db.example/penstock");
  EXPECT_EQ(shown_address("postgresql://a:secret@db:5433/crm?sslpassword=secret&pooled=true"),
            "postgresql://a@db:5433/crm");
  EXPECT_EQ(shown_address("postgresql:///crm?host=/run/pg&user=a&password=secret"),
            "postgresql://a@/run/pg/crm");
  EXPECT_EQ(shown_address("host=db user=a password=secret dbname=crm"), "postgresql://a@db/crm");
}

TEST(ShownAddress, NamesEveryHost) {
  EXPECT_EQ(shown_address("postgresql://a:secret@db1,db2:5433/crm?target_session_attrs=read-write"),
            "postgresql://a@db1,db2:5433/crm");
  EXPECT_EQ(shown_address("postgresql://a@[::1]:5432/crm"), "postgresql://a@[::1]:5432/crm");
}

TEST(ShownAddress, IsNotMadeOfWhatCannotBeUnderstood) {
  EXPECT_EQ(shown_address("postgresql://a:secret@db:port:port/crm?nonsense=secret"),
            "a PostgreSQL database");
}

}  // namespace
}  // namespace penstock::store
