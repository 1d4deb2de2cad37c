#pragma once
// The building blocks of a timeline: a column that grows without moving or doubling, and
// dictionaries that give ids and texts small numbers.

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"

namespace penstock::analytics {

// An array in blocks. Growing costs at most one unused block.
template <class T>
class Column {
 public:
  static constexpr std::size_t kBlockBits = 12;  // 4,096 values
  static constexpr std::size_t kBlock = std::size_t{1} << kBlockBits;

  std::size_t size() const { return size_; }
  const T& operator[](std::size_t i) const { return blocks_[i >> kBlockBits][i & (kBlock - 1)]; }
  T& operator[](std::size_t i) { return blocks_[i >> kBlockBits][i & (kBlock - 1)]; }
  void push_back(const T& value) {
    if (size_ == blocks_.size() << kBlockBits) blocks_.push_back(std::make_unique<T[]>(kBlock));
    (*this)[size_++] = value;
  }
  void resize(std::size_t size) {
    while (blocks_.size() << kBlockBits < size) blocks_.push_back(std::make_unique<T[]>(kBlock));
    size_ = size;
  }
  std::size_t bytes() const {
    return blocks_.size() * kBlock * sizeof(T) + blocks_.capacity() * sizeof(blocks_[0]);
  }

 private:
  std::vector<std::unique_ptr<T[]>> blocks_;
  std::size_t size_ = 0;
};

// Keys by number, from 1 in the order of their first use; 0 stands for none (0 or "").
template <class Key>
class Dictionary {
 public:
  std::uint32_t number(const Key& key) {
    if (key == Key{}) return 0;
    auto [found, is_new] = numbers_.try_emplace(key, static_cast<std::uint32_t>(keys_.size()));
    if (is_new) keys_.push_back(key);
    return found->second;
  }
  // 0 where it is unknown.
  std::uint32_t find(const Key& key) const {
    auto found = numbers_.find(key);
    return found == numbers_.end() ? 0 : found->second;
  }
  const Key& key(std::uint32_t number) const { return keys_[number]; }
  std::size_t size() const { return keys_.size(); }  // numbers are less than this
  // An estimate: the node of a hash map and the key twice.
  std::size_t bytes() const { return keys_.size() * (2 * sizeof(Key) + 32); }

 private:
  std::vector<Key> keys_{Key{}};
  std::unordered_map<Key, std::uint32_t> numbers_;
};

}  // namespace penstock::analytics
