#!/bin/sh
# Upload a built site to an object store that speaks S3: assets, then pages, then what is gone.
#   docs/hosting/upload.sh FOLDER BUCKET        STORE_URL=https://… for a store that is not Amazon's
# Needs the program `aws` with its own sign-in; `build.py order` decides what goes when.
set -eu
folder=$1 bucket=$2
aws() { command aws ${STORE_URL:+--endpoint-url "$STORE_URL"} "$@"; }

aws s3api list-objects-v2 --bucket "$bucket" --query 'Contents[].[Key]' --output text | grep -v '^None$' > /tmp/stored.$$ || true
trap 'rm -f /tmp/stored.$$ /tmp/order.$$' EXIT
"${PYTHON:-.venv/bin/python}" build.py order "$folder" --old /tmp/stored.$$ > /tmp/order.$$
while IFS="$(printf '\t')" read -r verb path type cache; do
  case $verb in
    put) aws s3 cp "$folder/$path" "s3://$bucket/$path" --content-type "$type" --cache-control "$cache" ;;
    delete) aws s3 rm "s3://$bucket/$path" ;;
  esac
done < /tmp/order.$$
